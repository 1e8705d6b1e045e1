using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>Ports are a list. <c>22:22</c> without quotes is the number 1342, not two ports.</summary>
internal sealed class PortsAreReadable : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        foreach (var (_, service) in subject["containers"]?["services"]?.Pairs ?? [])
        {
            if (service["ports"] is { Node: not YamlSequence } ports)
            {
                problems.Notice(ports, $"the hotspot expects a list here, not {ports.Describe()}", "write ports: ['80:80']");
            }

            foreach (var port in service["ports"]?.Items.Where(IsNumberToBase60) ?? [])
            {
                problems.Notice(
                    port,
                    $"{port.Written()} without quotes is a number to base 60, not two ports",
                    $"quote it: '{port.Written()}'");
            }
        }
    }

    private static bool IsNumberToBase60(PlacedNode port) =>
        port.Node is YamlScalar { Tag: YamlTag.Int } number && number.Written.Contains(':');
}
