using System.Text;
using Cardshop.Content.Archives.Members;
using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Archives.Index;

/// <summary>Writes the members that an archive expands to, so that it need not be read again to know them.</summary>
internal sealed class IndexWriter(MemberTable members)
{
    public void Write(BlobWriter blob, IEnumerable<string> notices, Sha256Digest unpacked)
    {
        var noticeLines = Encoding.UTF8.GetBytes(string.Concat(notices.Select(notice => notice + "\n")));
        var (count, length) = Totals();
        WriteHeader(blob, new IndexHeader(count, length, noticeLines.Length, unpacked));
        WriteRecords(blob, IndexHeader.Size + (count * IndexRecord.Size));
        foreach (var survivor in Survivor.Of(members))
        {
            blob.Write(members.PathOf(survivor.Number));
            blob.Write(Target(survivor));
        }

        blob.Write(noticeLines);
    }

    private static void WriteHeader(BlobWriter blob, IndexHeader header)
    {
        Span<byte> bytes = stackalloc byte[IndexHeader.Size];
        header.Write(bytes);
        blob.Write(bytes);
    }

    private (long Count, long Length) Totals()
    {
        var (count, length) = (0L, 0L);
        foreach (var survivor in Survivor.Of(members))
        {
            count++;
            length += survivor.Kind == MemberKind.File ? members[survivor.Number].Content.Length : 0;
        }

        return (count, length);
    }

    private void WriteRecords(BlobWriter blob, long text)
    {
        Span<byte> bytes = stackalloc byte[IndexRecord.Size];
        foreach (var survivor in Survivor.Of(members))
        {
            var member = members[survivor.Number];
            var record = new IndexRecord
            {
                Kind = survivor.Kind,
                Mode = member.Mode,
                Modified = member.Modified,
                Place = member.Place,
                Content = member.Content,
                Text = text,
                PathLength = (ushort)members.PathOf(survivor.Number).Length,
                TargetLength = (ushort)Target(survivor).Length,
            };
            record.Write(bytes);
            blob.Write(bytes);
            text = record.TextEnd;
        }
    }

    private ReadOnlySpan<byte> Target(Survivor survivor) =>
        survivor.Kind == MemberKind.HardLink ? members.PathOf(survivor.Original) : members.TargetOf(survivor.Number);
}
