using System.Text;

namespace Cardshop.Formats.Primitives.Tar;

/// <summary>Writes tar archives that no program would.</summary>
internal sealed class TarBuilder
{
    private const int BlockSize = 512;

    private readonly List<byte> _archive = [];

    public TarBuilder File(string name, string content = "content", int mode = 0x1A4) =>
        Member(name, '0', Encoding.UTF8.GetBytes(content), mode: mode);

    public TarBuilder Directory(string name) => Member(name, '5');

    public TarBuilder Symlink(string name, string target) => Member(name, '2', link: target);

    public TarBuilder HardLink(string name, string target) => Member(name, '1', link: target);

    /// <summary>Attributes of the next member.</summary>
    public TarBuilder Pax(params IEnumerable<(string Name, string Value)> attributes)
    {
        var records = attributes.Select(attribute => PaxRecord(attribute.Name, attribute.Value));
        return Member("attributes", 'x', Encoding.UTF8.GetBytes(string.Concat(records)));
    }

    /// <summary>A member of any type, whose header may announce another size than it has.</summary>
    public TarBuilder Member(
        string name,
        char type,
        byte[]? data = null,
        string? size = null,
        string link = "",
        int mode = 0x1A4,
        byte[]? rawName = null)
    {
        data ??= [];
        var header = new byte[BlockSize];
        Put(header, 0, 100, rawName ?? Encoding.UTF8.GetBytes(name));
        Put(header, 100, 8, Octal(mode, 7));
        Put(header, 108, 8, Octal(0, 7));
        Put(header, 116, 8, Octal(0, 7));
        Put(header, 124, 12, size is null ? Octal(data.Length, 11) : Encoding.Latin1.GetBytes(size));
        Put(header, 136, 12, Octal(1_000_000_000, 11));
        Put(header, 148, 8, "        "u8.ToArray());
        header[156] = (byte)type;
        Put(header, 157, 100, Encoding.UTF8.GetBytes(link));
        Put(header, 257, 8, "ustar\000"u8.ToArray());
        Put(header, 148, 8, Octal(header.Sum(octet => octet), 6));
        _archive.AddRange(header);
        return Raw(data).Raw(new byte[(BlockSize - (data.Length % BlockSize)) % BlockSize]);
    }

    public TarBuilder Raw(ReadOnlySpan<byte> bytes)
    {
        _archive.AddRange(bytes);
        return this;
    }

    public byte[] Build() => [.. _archive, .. new byte[2 * BlockSize]];

    private static string PaxRecord(string name, string value)
    {
        // The length counts its own digits.
        var rest = Encoding.UTF8.GetByteCount($" {name}={value}\n");
        var length = rest + 1;
        while (length != rest + length.ToString().Length)
        {
            length++;
        }

        return $"{length} {name}={value}\n";
    }

    private static byte[] Octal(long number, int digits) =>
        Encoding.ASCII.GetBytes(Convert.ToString(number, 8).PadLeft(digits, '0') + "\0");

    private static void Put(byte[] header, int offset, int length, byte[] value) =>
        value.AsSpan(0, Math.Min(length, value.Length)).CopyTo(header.AsSpan(offset));
}
