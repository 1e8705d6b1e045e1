using System.Text;
using Cardshop.Primitives.Extents;

namespace Cardshop.Oci.DockerArchives;

/// <summary>
/// Puts a tar together from content that stays where it is. Every member is preceded by an extended header, which tells its time
/// once more: so do the archives whose sizes recipes declare, and with it ours have the same sizes to the byte.
/// <code>
/// [x header][13 mtime=0.0\n, zeros to 512][header][content, zeros to 512] … [zeros: two blocks or more, to 10,240]
/// </code>
/// </summary>
internal sealed class TarComposer
{
    /// <summary>Tars are padded to whole records of 20 blocks.</summary>
    private const int RecordSize = 20 * UstarHeader.Size;

    private readonly List<ByteSource> _parts = [];

    private long _length;

    /// <summary>Bytes in the files added so far, without headers and padding.</summary>
    public long FilesLength { get; private set; }

    /// <param name="name">Path that ends in <c>/</c>.</param>
    /// <param name="mode">Permissions.</param>
    public void AddDirectory(string name, int mode) => AddHeaders(name, '5', mode, 0);

    public void AddFile(string name, ByteSource content)
    {
        AddHeaders(name, '0', Convert.ToInt32("644", 8), content.Length);
        Add(content);
        PadTo(UstarHeader.Size);
        FilesLength += content.Length;
    }

    /// <summary>The whole archive, its end included.</summary>
    public ByteSource Finish()
    {
        Add(new ZeroSource(2 * UstarHeader.Size));
        PadTo(RecordSize);
        return ConcatSource.Of(_parts);
    }

    private void AddHeaders(string name, char type, int mode, long size)
    {
        var isLarge = size >= UstarHeader.TooLarge;
        var records = Encoding.ASCII.GetBytes((isLarge ? Record($"size={size}") : "") + Record("mtime=0.0"));
        Add(new MemorySource(UstarHeader.Write("././@PaxHeader", 'x', mode: 0, records.Length)));
        Add(new MemorySource(records));
        PadTo(UstarHeader.Size);
        Add(new MemorySource(UstarHeader.Write(name, type, mode, isLarge ? 0 : size)));
    }

    /// <summary>A record of an extended header: its length in decimal, which counts itself, a space, the text and a line feed.</summary>
    private static string Record(string text)
    {
        var length = text.Length + 2;
        while (length.ToString().Length + text.Length + 2 != length)
        {
            length = length.ToString().Length + text.Length + 2;
        }

        return $"{length} {text}\n";
    }

    private void Add(ByteSource part)
    {
        _parts.Add(part);
        _length += part.Length;
    }

    private void PadTo(int multiple) => Add(new ZeroSource((multiple - (_length % multiple)) % multiple));
}
