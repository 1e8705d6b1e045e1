using System.CommandLine;
using System.Globalization;

namespace Cardshop.Commands.Bases;

/// <summary><c>--disk-id</c>, on which every PARTUUID rests.</summary>
internal static class DiskIdOption
{
    public static Option<uint?> Create() => new("--disk-id")
    {
        Description = "Identifier of the disk, 8 hexadecimal digits. Default: follows from the content.",
        HelpName = "HEX",
        CustomParser = result =>
        {
            if (uint.TryParse(result.Tokens[0].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id))
            {
                return id;
            }

            result.AddError($"--disk-id: \"{result.Tokens[0].Value}\" is not a number of up to 8 hexadecimal digits.");
            return null;
        },
    };
}
