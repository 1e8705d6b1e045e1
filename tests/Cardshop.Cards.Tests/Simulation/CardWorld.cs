using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Images;
using Cardshop.Cards.Writing;
using Cardshop.TestKit.Simulation;
using Cardshop.TestKit.Storage;

namespace Cardshop.Cards.Tests.Simulation;

/// <summary>A machine with a clock and a state folder of its own, at which cards are written in simulated time.</summary>
internal sealed class CardWorld
{
    public CardWorld(int seed)
    {
        Random = new Random(seed);
        Time = new Timetable(Clock);
        Storage = new SimulatedStorage(seed);
        Storage.CreateDirectory("/state");
        Storage.FlushDirectory("/");
        Journals = new JournalShelf(Storage, "/state/cards", Clock);
    }

    public Random Random { get; }

    public SimulatedClock Clock { get; } = new();

    public Timetable Time { get; }

    public SimulatedStorage Storage { get; }

    public JournalShelf Journals { get; }

    /// <summary>How long a window takes to be read from the image.</summary>
    public TimeSpan ReadTime { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Small figures for small images.</summary>
    public static WriterOptions Options { get; } = new()
    {
        WriteSize = 32 << 10,
        ReadSize = 32 << 10,
        BatchSize = 256 << 10,
    };

    public WritingJob Job(CardImage image, int cards) => new(image, cards, Journals, Clock, () => new SimulatedReader(image, Clock, ReadTime)) { Run = work => work() };

    public SimulatedMedium Medium(long length) => new(length, new Random(Random.Next()));

    public SimulatedDevice Device(SimulatedMedium medium, SimulatedProfile? profile = null, string name = "card") =>
        new(name, medium, profile ?? SimulatedProfile.Good, Clock, new Random(Random.Next()));

    /// <summary>Writes one card in simulated time.</summary>
    public CardResult Write(CardImage image, SimulatedDevice device, WriterOptions? options = null, CardLog? log = null, CancellationToken cancellation = default)
    {
        using var job = Job(image, 1);
        return Time.Run(() => job.WriteAsync(device, options ?? Options, log ?? new CardLog(), cancellation));
    }

    /// <summary>Compares one card in simulated time.</summary>
    public CardResult Verify(CardImage image, SimulatedDevice device)
    {
        using var job = Job(image, 1);
        return Time.Run(() => job.VerifyAsync(device, Options, new CardLog()));
    }

    /// <summary>What is on a card.</summary>
    public static byte[] Bytes(SimulatedMedium medium, int length)
    {
        var bytes = new byte[length];
        medium.Peek(0, bytes);
        return bytes;
    }
}
