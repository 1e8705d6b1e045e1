using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>Each Wi-Fi chip has the firmwares that come with the base image.</summary>
internal sealed class FirmwareIsKnown : IRule<PlacedNode>
{
    private static readonly Dictionary<string, string[]> Firmwares = new(StringComparer.Ordinal)
    {
        ["brcm43455"] = ["raspios", "supports-19_2021-11-30", "supports-24_2021-10-05_noap+sta", "supports-32_2015-03-01_unreliable"],
        ["brcm43430"] = ["raspios", "supports-30_2018-09-28"],
    };

    public void Check(PlacedNode subject, ProblemList problems)
    {
        foreach (var (chip, firmware) in subject["firmware"]?.Pairs ?? [])
        {
            if (!Firmwares.TryGetValue(chip.Text ?? "", out var known))
            {
                problems.Notice(
                    chip,
                    $"the hotspot has no chip \"{chip.Written()}\"",
                    $"it may have {string.Join(" or ", Firmwares.Keys)}");
            }
            else if (!known.Contains(firmware.Text))
            {
                problems.Notice(
                    firmware,
                    $"there is no such firmware as {firmware.Describe()} for {chip.Text}",
                    $"write one of {string.Join(", ", known)}");
            }
        }
    }
}
