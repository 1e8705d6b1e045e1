using System.Buffers.Binary;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Cards.Tests.Writing;

/// <summary>What is remembered of a card that is written, on this machine and on the card.</summary>
public sealed class WriteJournalTests
{
    private const string Path = "/state/card.journal";
    private const int RecordSize = 24;
    private const int WindowCount = 5000;
    private const long ImageLength = WindowCount * (4L << 20);

    private static readonly CardMarker Marker = new(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), Sha256Digest.Of("image"u8));
    private static readonly JournalHeader Header = new(Marker, ImageLength, 4 << 20, 2 * ImageLength, default);

    [Fact]
    public void A_journal_reads_back_what_was_recorded()
    {
        var storage = NewStorage(null);
        var sentinels = Sentinels(3000);
        using (var journal = WriteJournal.Begin(storage, Path, Header))
        {
            journal.Append(0, sentinels[..2000], isVerified: true);
            journal.Append(2000, [], isVerified: true);
            journal.Append(2000, sentinels[2000..], isVerified: true);
        }

        Assert.Equal(sentinels, Resume(storage, Header));
    }

    [Fact]
    public void A_journal_of_another_card_or_image_is_not_carried_on_with()
    {
        var storage = NewStorage(Good(5));
        Assert.Null(Resume(storage, Header with { DeviceLength = ImageLength }));
        Assert.Null(Resume(storage, Header with { ImageLength = ImageLength - 512 }));
        Assert.Null(Resume(storage, Header with { WindowSize = 1 << 20 }));
        Assert.Null(Resume(storage, Header with { Card = Sha256Digest.Of("serial"u8) }));
        Assert.Null(Resume(storage, Header with { Marker = Marker with { Image = default } }));
        Assert.Equal(5, Resume(storage, Header)!.Count);
    }

    [Fact]
    public void Windows_that_were_not_read_back_count_only_for_one_who_does_not_want_that()
    {
        var storage = NewStorage(null);
        using (var journal = WriteJournal.Begin(storage, Path, Header))
        {
            journal.Append(0, Sentinels(3), isVerified: true);
            journal.Append(3, Sentinels(4), isVerified: false);
        }

        using (var unverified = WriteJournal.TryResume(storage, Path, Header, WindowCount, isVerified: false)!)
        {
            Assert.Equal(7, unverified.Sentinels.Count);
        }

        Assert.Equal(3, Resume(storage, Header)!.Count);
    }

    [Fact]
    public void A_journal_that_is_in_use_is_nobody_elses()
    {
        var storage = NewStorage(Good(5));
        using var first = WriteJournal.TryResume(storage, Path, Header, WindowCount, isVerified: true);
        Assert.NotNull(first);
        Assert.Null(WriteJournal.TryResume(storage, Path, Header, WindowCount, isVerified: true));
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
                int count;
                using (var journal = WriteJournal.TryResume(storage, Path, Header, WindowCount, isVerified: true))
                {
                    if (journal is null)
                    {
                        return;
                    }

                    Assert.All(journal.Sentinels, sentinel => Assert.True(sentinel.IsPossible(ImageLength)));
                    count = journal.Sentinels.Count;
                    journal.Append(count, [Sentinel.None], isVerified: true);
                }

                Assert.Equal(count + 1, Resume(storage, Header)!.Count);
                resumed += count > 0 ? 1 : 0;
            },
            _ => false);
        Assert.True(resumed > Fuzzer.Inputs / 10, $"only {resumed} inputs were resumed");
    }

    [Fact]
    public void No_first_block_of_a_card_breaks_the_reader_of_markers()
    {
        var block = new byte[CardMarker.Size];
        Marker.Write(block);
        Assert.Equal(Marker, CardMarker.TryRead(block));
        var read = 0;
        new Fuzzer([block]).Run(
            input =>
            {
                Array.Resize(ref input, CardMarker.Size);
                if (CardMarker.TryRead(input) is { } marker)
                {
                    read++;
                    var again = new byte[CardMarker.Size];
                    marker.Write(again);
                    Assert.Equal(marker, CardMarker.TryRead(again));
                }
            },
            _ => false);
        Assert.True(read > 0);
    }

    private static IReadOnlyList<Sentinel>? Resume(SimulatedStorage storage, JournalHeader header)
    {
        using var journal = WriteJournal.TryResume(storage, Path, header, WindowCount, isVerified: true);
        return journal?.Sentinels;
    }

    private static List<Sentinel> Sentinels(int count) => [.. Enumerable.Range(0, count).Select(i => i % 7 == 3 ? Sentinel.None : new Sentinel(i * 4096L, (ulong)i * 977))];

    private static byte[] Good(int count)
    {
        var storage = NewStorage(null);
        using (var journal = WriteJournal.Begin(storage, Path, Header))
        {
            journal.Append(0, Sentinels(count), isVerified: true);
        }

        return FileSource.Open(storage, Path).ReadAll();
    }

    private static byte[] Sealed(byte[] input)
    {
        for (var at = JournalHeader.Size; at + RecordSize <= input.Length; at += RecordSize)
        {
            var record = input.AsSpan(at, RecordSize);
            BinaryPrimitives.WriteUInt32LittleEndian(record, ~Crc32C.Append(~0u, record[4..]));
        }

        return input;
    }

    private static SimulatedStorage NewStorage(byte[]? journal)
    {
        var storage = new SimulatedStorage();
        storage.CreateDirectory("/state");
        if (journal is not null)
        {
            using var file = storage.Open(Path, StorageMode.New);
            file.Write(0, journal);
        }

        return storage;
    }
}
