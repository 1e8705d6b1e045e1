using System.Text;

namespace Cardshop.Primitives.Tar;

/// <summary>
/// The records of a pax extended header: <c>"30 mtime=1350244992.023960108\n"</c>, the number being the length of the whole
/// record. Values are bytes: extended attributes hold any of them, line ends included.
/// </summary>
internal static class PaxRecords
{
    public static void Parse(ReadOnlyMemory<byte> header, Dictionary<string, ReadOnlyMemory<byte>> records)
    {
        while (!header.IsEmpty)
        {
            var blank = header.Span.IndexOf((byte)' ');
            if (blank is <= 0 or > 10 || !int.TryParse(header.Span[..blank], out var length) || length <= blank + 1 || length > header.Length)
            {
                throw new TarFormatException("an extended header has a record of a wrong length.");
            }

            var record = header[(blank + 1)..length];
            var equals = record.Span.IndexOf((byte)'=');
            if (equals <= 0 || record.Span[^1] != (byte)'\n')
            {
                throw new TarFormatException("an extended header has a record without \"=\" or line end.");
            }

            records[Encoding.UTF8.GetString(record.Span[..equals])] = record[(equals + 1)..^1];
            header = header[length..];
        }
    }
}
