using System.Buffers.Binary;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Imaging;

public sealed class RenderJournalTests
{
    private const string Path = "/out/hotspot.img.part.journal";
    private const int RecordSize = 48;
    private const long ImageLength = 64 << 20;

    private static readonly Sha256Digest Plan = Sha256Digest.Of("plan"u8);

    [Fact]
    public void A_journal_reads_back_what_was_recorded()
    {
        var storage = NewStorage([]);
        var ranges = Ranges(3000);
        using (var journal = RenderJournal.Begin(storage, Path, Plan, ImageLength))
        {
            journal.Append(ranges[..2000]);
            journal.Append([]);
            journal.Append(ranges[2000..]);
        }

        using var read = RenderJournal.TryResume(storage, Path, Plan, ImageLength)!;
        Assert.Equal(ranges, read.Ranges());
        Assert.Equal(ranges[^1].Range.End, read.Watermark);
        Assert.Null(RenderJournal.TryResume(storage, Path, Sha256Digest.Of("another plan"u8), ImageLength));
        Assert.Null(RenderJournal.TryResume(storage, Path, Plan, ImageLength + 1));
    }

    /// <summary>Every second input gets the checksums it ought to have, so that what lies behind them is reached.</summary>
    [Fact]
    public void A_damaged_journal_is_read_as_far_as_it_makes_sense_and_goes_on_from_there()
    {
        var resumed = 0;
        new Fuzzer([Good(1), Good(5), Good(40), Good(0)]).Run(
            input =>
            {
                var storage = NewStorage(input.Length % 2 == 0 ? input : Sealed(input));
                using var journal = RenderJournal.TryResume(storage, Path, Plan, ImageLength);
                if (journal is null)
                {
                    return;
                }

                var ranges = journal.Ranges().ToList();
                RequireOrder(ranges, journal.Watermark);
                journal.Append([new RangeDigest(new ByteRange(journal.Watermark, 4096), default)]);
                Assert.Equal(ranges.Count + 1, journal.Ranges().Count());
                resumed += ranges.Count > 0 ? 1 : 0;
            },
            _ => false);
        Assert.True(resumed > Fuzzer.Inputs / 10, $"only {resumed} inputs were resumed");
    }

    private static void RequireOrder(List<RangeDigest> ranges, long watermark)
    {
        var end = 0L;
        foreach (var range in ranges.Select(range => range.Range))
        {
            Assert.True(range.Offset >= end && range.Length is > 0 and <= 4 << 20 && range.End <= ImageLength, $"{range} behind {end}");
            end = range.End;
        }

        Assert.Equal(end, watermark);
    }

    private static List<RangeDigest> Ranges(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new RangeDigest(new ByteRange(i * 8192L, 4096), Sha256Digest.Of(BitConverter.GetBytes(i))))];

    private static byte[] Good(int count)
    {
        var storage = NewStorage([]);
        using (var journal = RenderJournal.Begin(storage, Path, Plan, ImageLength))
        {
            journal.Append(Ranges(count));
        }

        return FileSource.Open(storage, Path).ReadAll();
    }

    private static byte[] Sealed(byte[] input)
    {
        for (var at = RecordSize; at + RecordSize <= input.Length; at += RecordSize)
        {
            var record = input.AsSpan(at, RecordSize);
            BinaryPrimitives.WriteUInt32LittleEndian(record[12..], ~Crc32C.Append(Crc32C.Append(~0u, record[..12]), record[16..]));
        }

        return input;
    }

    private static SimulatedStorage NewStorage(byte[] journal)
    {
        var storage = new SimulatedStorage();
        storage.CreateDirectory("/out");
        using var file = storage.Open(Path, StorageMode.New);
        file.Write(0, journal);
        return storage;
    }
}
