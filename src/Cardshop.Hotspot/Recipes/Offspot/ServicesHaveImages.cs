using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>The containers are services with an image each; one that uses the host's network publishes no ports.</summary>
internal sealed class ServicesHaveImages : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["containers"] is not { Node: YamlMapping } containers)
        {
            return;
        }

        if (containers["services"] is not { Node: YamlMapping { Pairs.Count: > 0 } } services)
        {
            problems.Notice(
                containers["services"] ?? containers,
                "the hotspot refuses containers without services",
                "list the services, or remove containers");
            return;
        }

        foreach (var (_, service) in services.Pairs)
        {
            if (service["image"] is not { Text.Length: > 0 })
            {
                problems.Notice(
                    service["image"] ?? service,
                    "the hotspot refuses a service without image",
                    "name the image, as it is in oci_images");
            }

            if (service["network_mode"] is { Text: "host" } mode && service["ports"] is not null)
            {
                problems.Notice(
                    mode,
                    "the hotspot refuses a service that uses the host's network and publishes ports too",
                    "remove one of them");
            }
        }
    }
}
