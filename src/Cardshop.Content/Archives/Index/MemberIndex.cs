using System.Collections;
using System.Text;
using Cardshop.Content.Archives.Members;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives.Index;

/// <summary>The members of an archive, made of their index as they are asked for.</summary>
internal sealed class MemberIndex : IReadOnlyList<ArchiveMember>
{
    private const int RecordsAtOnce = 512;

    private readonly IndexHeader _header;
    private readonly ByteSource _index;
    private readonly ByteSource _archive;
    private readonly ByteSource _unpacked;

    private MemberIndex(IndexHeader header, ByteSource index, ByteSource archive, ByteSource unpacked)
    {
        _header = header;
        _index = index;
        _archive = archive;
        _unpacked = unpacked;
    }

    public int Count => (int)_header.Count;

    /// <summary>How many bytes all files hold together.</summary>
    public long Length => _header.Length;

    public ArchiveMember this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var record = IndexRecord.Read(_index.ReadBytes(PlaceOf(index), IndexRecord.Size));
            return Member(record, _index.ReadBytes(record.Text, record.PathLength + record.TargetLength));
        }
    }

    /// <summary>Opens an index; null when something it needs is not there.</summary>
    /// <param name="index">What an <see cref="IndexWriter"/> wrote.</param>
    /// <param name="archive">The archive that it is of.</param>
    /// <param name="find">Finds the blob that was unpacked from the archive.</param>
    public static MemberIndex? Open(ByteSource index, ByteSource archive, Func<Sha256Digest, ByteSource?> find)
    {
        if (index.Length < IndexHeader.Size || IndexHeader.Read(index.ReadBytes(0, IndexHeader.Size)) is not { } header)
        {
            return null;
        }

        var unpacked = header.Unpacked == default ? ZeroSource.Empty : find(header.Unpacked);
        return unpacked is null ? null : new MemberIndex(header, index, archive, unpacked);
    }

    /// <summary>What people should know, a sentence each.</summary>
    public IReadOnlyList<string> Notices() =>
        Encoding.UTF8.GetString(_index.ReadBytes(_index.Length - _header.NoticesLength, (int)_header.NoticesLength))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IEnumerator<ArchiveMember> GetEnumerator()
    {
        for (var first = 0; first < Count; first += RecordsAtOnce)
        {
            var records = ReadRecords(first, Math.Min(RecordsAtOnce, Count - first));
            var text = records[0].Text;
            var texts = _index.ReadBytes(text, (int)(records[^1].TextEnd - text));
            foreach (var record in records)
            {
                yield return Member(record, texts.AsSpan((int)(record.Text - text), record.PathLength + record.TargetLength));
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static long PlaceOf(int index) => IndexHeader.Size + ((long)index * IndexRecord.Size);

    private IndexRecord[] ReadRecords(int first, int count)
    {
        var bytes = _index.ReadBytes(PlaceOf(first), count * IndexRecord.Size);
        var records = new IndexRecord[count];
        for (var i = 0; i < count; i++)
        {
            records[i] = IndexRecord.Read(bytes.AsSpan(i * IndexRecord.Size));
        }

        return records;
    }

    private ArchiveMember Member(IndexRecord record, ReadOnlySpan<byte> texts) => new(
        Encoding.UTF8.GetString(texts[..record.PathLength]),
        record.Kind,
        (record.Place == ContentPlace.Archive ? _archive : _unpacked).Slice(record.Content.Offset, record.Content.Length),
        record.Content.Digest,
        record.Mode,
        new DateTimeOffset(record.Modified),
        record.TargetLength == 0 ? null : Encoding.UTF8.GetString(texts[record.PathLength..]));
}
