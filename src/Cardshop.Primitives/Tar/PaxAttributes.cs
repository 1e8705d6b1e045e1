using System.Globalization;
using System.Numerics;
using System.Text;

namespace Cardshop.Primitives.Tar;

/// <summary>
/// Attributes that say more of an entry than its header can, or something else, see
/// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03">POSIX, pax</see>. A record is its own
/// length in decimal digits, a space, a name, an equals sign, a value and a line feed. Values are bytes: extended attributes hold any.
/// <code>
/// 30 mtime=1350244992.023960108\n16 path=café.txt\n
/// </code>
/// </summary>
internal sealed class PaxAttributes
{
    private const string ExtendedPrefix = "SCHILY.xattr.";
    private const string SparsePrefix = "GNU.sparse.";

    private readonly OrderedDictionary<string, ReadOnlyMemory<byte>> _extended = new(StringComparer.Ordinal);

    public PaxAttributes()
    {
    }

    /// <param name="global">What holds for all entries, as far as their own attributes do not say otherwise.</param>
    public PaxAttributes(PaxAttributes global)
    {
        Path = global.Path;
        LinkName = global.LinkName;
        Length = global.Length;
        Uid = global.Uid;
        Gid = global.Gid;
        Modified = global.Modified;
    }

    /// <summary>The path; null leaves the header its say, as it does for the others.</summary>
    public byte[]? Path { get; private set; }

    public byte[]? LinkName { get; private set; }

    public long? Length { get; private set; }

    public uint? Uid { get; private set; }

    public uint? Gid { get; private set; }

    public (long Seconds, uint Nanoseconds)? Modified { get; private set; }

    /// <summary>The file has holes; its data begins with a map of them, or the map is among the attributes (GNU).</summary>
    public bool IsSparse { get; private set; }

    /// <summary>Extended attributes of the file, in the order of their first records.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Extended => [.. _extended];

    /// <summary>How many bytes of records were added.</summary>
    public int Size { get; private set; }

    /// <summary>Adds records to these attributes.</summary>
    /// <returns>False when they are damaged.</returns>
    public bool TryAdd(ReadOnlySpan<byte> records)
    {
        Size += records.Length;
        while (!records.IsEmpty)
        {
            var space = records.IndexOf((byte)' ');
            if (space < 0
                || !int.TryParse(records[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 1 || length > records.Length || records[length - 1] != '\n')
            {
                return false;
            }

            var record = records[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 0 || !TrySet(Encoding.UTF8.GetString(record[..equals]), record[(equals + 1)..]))
            {
                return false;
            }

            records = records[length..];
        }

        return true;
    }

    // An empty value takes back what earlier attributes said.
    private bool TrySet(string keyword, ReadOnlySpan<byte> value)
    {
        switch (keyword)
        {
            case "path":
                Path = value.IsEmpty ? null : value.ToArray();
                return true;
            case "linkpath":
                LinkName = value.IsEmpty ? null : value.ToArray();
                return true;
            case "size":
                Length = Number<long>(value);
                return value.IsEmpty || Length is not null;
            case "uid":
                Uid = Number<uint>(value);
                return value.IsEmpty || Uid is not null;
            case "gid":
                Gid = Number<uint>(value);
                return value.IsEmpty || Gid is not null;
            case "mtime":
                Modified = TarMoment.Parse(value);
                return value.IsEmpty || Modified is not null;
            case var _ when keyword.StartsWith(ExtendedPrefix, StringComparison.Ordinal):
                _extended[keyword[ExtendedPrefix.Length..]] = value.ToArray();
                return true;
            default:
                IsSparse |= keyword.StartsWith(SparsePrefix, StringComparison.Ordinal);
                return true;
        }
    }

    private static T? Number<T>(ReadOnlySpan<byte> digits)
        where T : struct, INumber<T> =>
        T.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
