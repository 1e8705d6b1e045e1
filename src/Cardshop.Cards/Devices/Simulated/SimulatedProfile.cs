using Cardshop.Primitives.Sizes;

namespace Cardshop.Cards.Devices.Simulated;

/// <summary>How fast a simulated device is.</summary>
/// <param name="Name">What kind of card it is.</param>
/// <param name="WriteRate">Bytes a second.</param>
/// <param name="ReadRate">Bytes a second.</param>
/// <param name="Latency">Of each operation, besides its bytes.</param>
/// <param name="FlushTime">Of each flush.</param>
public sealed record SimulatedProfile(string Name, double WriteRate, double ReadRate, TimeSpan Latency, TimeSpan FlushTime)
{
    /// <summary>After how many bytes it stops for a while to make room.</summary>
    public long PauseEvery { get; init; } = long.MaxValue;

    /// <summary>For how long.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>After how many bytes its fast memory is full.</summary>
    public long FastBytes { get; init; } = long.MaxValue;

    /// <summary>How many times slower it is from then on.</summary>
    public double Slowdown { get; init; } = 1;

    /// <summary>Takes no time at all.</summary>
    public static SimulatedProfile Instant { get; } = new("instant", double.PositiveInfinity, double.PositiveInfinity, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>A good card in a good reader.</summary>
    public static SimulatedProfile Good { get; } =
        new("good", 40 * ByteSize.MiB, 85 * ByteSize.MiB, TimeSpan.FromMilliseconds(0.5), TimeSpan.FromMilliseconds(20)) { PauseEvery = 256 * ByteSize.MiB, Pause = TimeSpan.FromMilliseconds(400) };

    /// <summary>A cheap card, which is fast as long as its cache lasts.</summary>
    public static SimulatedProfile Cheap { get; } =
        new("cheap", 22 * ByteSize.MiB, 60 * ByteSize.MiB, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(120)) { FastBytes = ByteSize.GiB, Slowdown = 3, PauseEvery = 64 * ByteSize.MiB, Pause = TimeSpan.FromSeconds(1.5) };

    /// <summary>An old card, or a reader at a slow port.</summary>
    public static SimulatedProfile Slow { get; } =
        new("slow", 4 * ByteSize.MiB, 15 * ByteSize.MiB, TimeSpan.FromMilliseconds(4), TimeSpan.FromMilliseconds(400)) { PauseEvery = 32 * ByteSize.MiB, Pause = TimeSpan.FromSeconds(3) };
}
