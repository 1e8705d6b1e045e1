using System.Globalization;
using System.Text;
using Cardshop.Primitives.Extents;

namespace Cardshop.Primitives.Tar;

/// <summary>Makes an entry of a header and the extended records that hold for it; those of the entry itself come first.</summary>
internal readonly struct TarEntryParser(Dictionary<string, ReadOnlyMemory<byte>> global, Dictionary<string, ReadOnlyMemory<byte>> local)
{
    private const string AttributePrefix = "SCHILY.xattr.";
    private const string SparsePrefix = "GNU.sparse.";

    public TarEntry Parse(TarHeader header, ByteSource content)
    {
        var name = Find("path") ?? header.FullName();
        if (header.TypeFlag == (byte)'S' || local.Keys.Any(key => key.StartsWith(SparsePrefix, StringComparison.Ordinal)))
        {
            throw new TarFormatException($"\"{Encoding.UTF8.GetString(name.Span)}\" is a sparse file in GNU's form; pack the archive without --sparse.");
        }

        var isDevice = header.TypeFlag is (byte)'3' or (byte)'4';
        return new TarEntry
        {
            Kind = KindOf(header.TypeFlag, name.Span),
            NameBytes = name,
            LinkBytes = Find("linkpath") ?? header.LinkName.ToArray(),
            Mode = (ushort)(header.Mode & 0xFFF),
            Uid = (uint)(Number("uid") ?? header.Uid),
            Gid = (uint)(Number("gid") ?? header.Gid),
            Modified = Find("mtime") is { } time ? Moment(time.Span) : (header.Modified, 0),
            Major = isDevice ? (uint)header.Major : 0,
            Minor = isDevice ? (uint)header.Minor : 0,
            ExtendedAttributes = Attributes(),
            Content = content,
        };
    }

    /// <summary>Links, devices, folders and pipes have no content, whatever their size field says.</summary>
    public long ContentLength(TarHeader header) => header.TypeFlag switch
    {
        >= (byte)'1' and <= (byte)'6' => 0,
        0 or (byte)'0' or (byte)'7' => Number("size") ?? header.ContentSize,
        _ => header.ContentSize,
    };

    private static TarEntryKind KindOf(byte flag, ReadOnlySpan<byte> name) => flag switch
    {
        0 or (byte)'0' when name.EndsWith("/"u8) => TarEntryKind.Directory,
        0 or (byte)'0' or (byte)'7' => TarEntryKind.File,
        (byte)'1' => TarEntryKind.HardLink,
        (byte)'2' => TarEntryKind.SymbolicLink,
        (byte)'3' => TarEntryKind.CharacterDevice,
        (byte)'4' => TarEntryKind.BlockDevice,
        (byte)'5' => TarEntryKind.Directory,
        (byte)'6' => TarEntryKind.Fifo,
        _ => throw new TarFormatException($"entries of type '{(char)flag}' are not supported."),
    };

    /// <summary>Seconds with a fraction of any length; before 1970 the fraction counts backwards.</summary>
    private static (long Seconds, uint Nanoseconds) Moment(ReadOnlySpan<byte> text)
    {
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (!long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            throw new TarFormatException("\"mtime\" is not a moment.");
        }

        var nanoseconds = 0u;
        for (var i = 0; i < 9; i++)
        {
            nanoseconds = (nanoseconds * 10) + (i < fraction.Length ? fraction[i] - (uint)'0' : 0);
        }

        return whole[0] == (byte)'-' && nanoseconds > 0 ? (seconds - 1, 1_000_000_000 - nanoseconds) : (seconds, nanoseconds);
    }

    private KeyValuePair<string, ReadOnlyMemory<byte>>[] Attributes() =>
        [.. local
            .Where(record => record.Key.StartsWith(AttributePrefix, StringComparison.Ordinal))
            .Select(record => KeyValuePair.Create(record.Key[AttributePrefix.Length..], record.Value))];

    private ReadOnlyMemory<byte>? Find(string keyword) =>
        local.TryGetValue(keyword, out var value) || global.TryGetValue(keyword, out value) ? value : default(ReadOnlyMemory<byte>?);

    private long? Number(string keyword) =>
        Find(keyword) is not { } text ? null
            : long.TryParse(text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new TarFormatException($"\"{keyword}\" is not a number.");
}
