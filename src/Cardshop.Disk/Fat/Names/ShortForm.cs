using System.Buffers.Binary;
using Cardshop.Primitives.Digests;

namespace Cardshop.Disk.Fat.Names;

/// <summary>
/// What remains of a name in 8.3, by the rules of Linux' VFAT (and of Windows, but for the number of attempts):
/// <code>
/// readme.txt              README.TXT     exact, shown in lower case
/// ReadMe.txt              README.TXT     exact, but the case needs a long name
/// bcm2712-rpi-5-b.dtb     BCM271~1.DTB   then ~2 to ~9, then two characters and a hash: BC4F1A~1.DTB
/// .hidden file+.tar.gz    HIDDEN~1.GZ    leading dots, inner dots and spaces vanish; + , ; = [ ] DEL and all but ASCII become _
/// </code>
/// </summary>
internal sealed class ShortForm
{
    private const int BaseSize = 8;
    private const int ExtensionSize = 3;
    private const int NumberedBaseSize = 6;
    private const int HashedBaseSize = 2;
    private const int Attempts = 9;
    private const string Replaced = "+,;=[]\x7F";

    private readonly string _base;
    private readonly string _extension;

    private ShortForm(string basePart, string extension)
    {
        _base = basePart;
        _extension = extension;
    }

    /// <summary>The 8.3 name without any number.</summary>
    public ShortName Plain => ShortName.Of(_base, _extension);

    /// <summary>Whether <see cref="Plain"/> says all of the name but its case.</summary>
    public bool IsExact { get; private init; }

    /// <summary>Whether the case cannot be told by <see cref="Case"/>.</summary>
    public bool IsMixedCase { get; private init; }

    /// <summary>Which parts of an exact name are in lower case.</summary>
    public NameCase Case { get; private init; }

    public static ShortForm Of(string name)
    {
        var dot = name.LastIndexOf('.');
        var hasExtension = name.AsSpan(0, Math.Max(dot, 0)).ContainsAnyExcept('.');
        var basePart = hasExtension ? name[..dot] : name;
        var extension = hasExtension ? name[(dot + 1)..] : "";
        var (shortBase, shortExtension) = (Reduce(basePart, BaseSize), Reduce(extension, ExtensionSize));
        var isMixed = IsMixed(basePart) || IsMixed(extension);
        var lowerBase = HasLower(basePart) ? NameCase.LowerBase : NameCase.Upper;
        var lowerExtension = HasLower(extension) ? NameCase.LowerExtension : NameCase.Upper;
        return new ShortForm(shortBase.Length == 0 ? "_" : shortBase, shortExtension)
        {
            IsExact = IsSame(shortBase, basePart) && IsSame(shortExtension, extension) && shortBase.Length > 0,
            IsMixedCase = isMixed,
            Case = isMixed ? NameCase.Upper : lowerBase | lowerExtension,
        };
    }

    /// <summary>
    /// The names to try when <see cref="Plain"/> will not do, best first: more than a directory can have entries. The hash is that of the
    /// whole name, so the same names in the same order give the same directory.
    /// </summary>
    public IEnumerable<ShortName> Numbered(string name)
    {
        for (var number = 1; number <= Attempts; number++)
        {
            yield return WithTail(NumberedBaseSize, $"~{number}");
        }

        var hash = Hash(name);
        for (var number = 1; number <= Attempts; number++)
        {
            for (var offset = 0; offset <= ushort.MaxValue; offset++)
            {
                yield return WithTail(HashedBaseSize, $"{(ushort)(hash + offset):X4}~{number}");
            }
        }
    }

    private static string Reduce(string part, int size) =>
        new([.. part.Where(unit => unit is not (' ' or '.')).Select(ToShort).Take(size)]);

    private static char ToShort(char unit) =>
        char.IsAscii(unit) && !Replaced.Contains(unit, StringComparison.Ordinal) ? char.ToUpperInvariant(unit) : '_';

    private static bool IsSame(string reduced, string part) => string.Equals(reduced, part, StringComparison.OrdinalIgnoreCase);

    private static bool IsMixed(string part) => HasLower(part) && part.AsSpan().ContainsAnyInRange('A', 'Z');

    private static bool HasLower(string part) => part.AsSpan().ContainsAnyInRange('a', 'z');

    private static ushort Hash(string name)
    {
        var sum = 0u;
        Span<byte> unit = stackalloc byte[sizeof(ushort)];
        foreach (var value in name)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(unit, value);
            sum = Crc32C.Append(sum, unit);
        }

        return (ushort)(sum ^ (sum >> 16));
    }

    private ShortName WithTail(int baseSize, string tail) =>
        ShortName.Of(string.Concat(_base.AsSpan(0, Math.Min(_base.Length, baseSize)), tail), _extension);
}
