using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>The refusal of structures that contradict themselves or their checksums.</summary>
internal static class Damage
{
    public const string Advice = "The volume is damaged; try `e2fsck` on a copy.";

    public static DiskFormatException In(string what, string why) => new($"{what} {why}. {Advice}");

    public static void Require([DoesNotReturnIf(false)] bool condition, string what, string otherwise)
    {
        if (!condition)
        {
            throw In(what, otherwise);
        }
    }

    /// <inheritdoc cref="Require(bool, string, string)"/>
    public static void Require(
        [DoesNotReturnIf(false)] bool condition,
        string what,
        [InterpolatedStringHandlerArgument(nameof(condition))] ref Explanation otherwise)
    {
        if (!condition)
        {
            throw In(what, otherwise.ToString());
        }
    }
}
