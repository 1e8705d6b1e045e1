using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Disk.Ext4.Attributes;

/// <summary>
/// The numbers that stand for the first part of an attribute's name on disk.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extended-attributes">Attribute Name Indices</see>.
/// </summary>
internal static class AttributePrefix
{
    public const byte AccessAcl = 2;

    public const byte DefaultAcl = 3;

    // Longer ones first: whole names before the prefixes that they begin with.
    private static readonly (byte Number, string Text)[] All =
    [
        (AccessAcl, "system.posix_acl_access"),
        (DefaultAcl, "system.posix_acl_default"),
        (8, "system.richacl"),
        (6, "security."),
        (4, "trusted."),
        (7, "system."),
        (1, "user."),
        (10, "gnu."),
    ];

    /// <summary>Splits a name; false when no number stands for its beginning, or nothing follows a prefix.</summary>
    public static bool TrySplit(string name, out byte number, [NotNullWhen(true)] out string? rest)
    {
        foreach (var (candidate, text) in All)
        {
            if (name.StartsWith(text, StringComparison.Ordinal) && text.EndsWith('.') == name.Length > text.Length)
            {
                (number, rest) = (candidate, name[text.Length..]);
                return true;
            }
        }

        (number, rest) = (0, null);
        return false;
    }

    /// <summary>The text of a number; null for one that is not known.</summary>
    public static string? Of(byte number) => All.FirstOrDefault(prefix => prefix.Number == number).Text;
}
