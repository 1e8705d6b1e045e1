using System.Globalization;

namespace Cardshop.Content.Archives.Tar;

/// <summary>
/// Attributes that say more of a member than its header can, or something else, see
/// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03">POSIX, pax</see>. A record is its own
/// length in decimal digits, a space, a name, an equals sign, a value and a line feed.
/// <code>
/// 30 mtime=1350244992.023960108\n16 path=café.txt\n
/// </code>
/// </summary>
internal sealed record PaxAttributes
{
    public static PaxAttributes None { get; } = new();

    /// <summary>The path; null leaves the header its say, as it does for the others.</summary>
    public byte[]? Path { get; private init; }

    public byte[]? LinkName { get; private init; }

    public long? Length { get; private init; }

    public DateTime? Modified { get; private init; }

    /// <summary>The file has holes; its data begins with a map of them, or the map is among the attributes (GNU).</summary>
    public bool IsSparse { get; private init; }

    /// <summary>Adds records to these attributes.</summary>
    /// <returns>Null when they are damaged.</returns>
    public PaxAttributes? With(ReadOnlySpan<byte> records)
    {
        var attributes = this;
        while (!records.IsEmpty && attributes is not null)
        {
            var space = records.IndexOf((byte)' ');
            if (space < 0
                || !int.TryParse(records[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 1 || length > records.Length || records[length - 1] != '\n')
            {
                return null;
            }

            var record = records[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            attributes = equals < 0 ? null : attributes.With(record[..equals], record[(equals + 1)..]);
            records = records[length..];
        }

        return attributes;
    }

    private PaxAttributes? With(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        // An empty value takes back what earlier attributes said.
        if (name.SequenceEqual("path"u8))
        {
            return this with { Path = value.IsEmpty ? null : value.ToArray() };
        }

        if (name.SequenceEqual("linkpath"u8))
        {
            return this with { LinkName = value.IsEmpty ? null : value.ToArray() };
        }

        if (name.SequenceEqual("size"u8))
        {
            var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length);
            return value.IsEmpty ? this with { Length = null } : isNumber ? this with { Length = length } : null;
        }

        if (name.SequenceEqual("mtime"u8))
        {
            var modified = TarTime.Parse(value);
            return value.IsEmpty || modified is not null ? this with { Modified = modified } : null;
        }

        return name.StartsWith("GNU.sparse."u8) ? this with { IsSparse = true } : this;
    }
}
