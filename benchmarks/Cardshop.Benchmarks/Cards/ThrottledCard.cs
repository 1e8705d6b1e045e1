using System.Globalization;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Cards;

/// <summary>What stands for a card: a loop device over a file in memory, or on the disk where there is no memory to mount, that writes and reads slowly.</summary>
internal sealed class ThrottledCard : IDisposable
{
    public const long WriteRate = 40_000_000;
    public const long ReadRate = 80_000_000;

    private const int StatisticSector = 512;

    private readonly Throttle _throttle;
    private readonly string _file;

    public ThrottledCard(Throttle throttle, string file, long length)
    {
        (_throttle, _file) = (throttle, file);
        using (var backing = File.Create(file))
        {
            backing.SetLength(length);
        }

        Device = Tool.Run("losetup", "--find", "--show", file).Trim();
        SetSpeed(1);
    }

    /// <summary>Where its node is.</summary>
    public string Device { get; }

    /// <summary>Bytes that were written to it since it is there.</summary>
    public long Written => long.Parse(
        File.ReadAllText($"/sys/block/{Path.GetFileName(Device)}/stat").Split(' ', StringSplitOptions.RemoveEmptyEntries)[6], CultureInfo.InvariantCulture) * StatisticSector;

    /// <param name="share">Of the usual speed.</param>
    public void SetSpeed(double share) => _throttle.Limit(Number(), (long)(WriteRate * share), (long)(ReadRate * share));

    public void Dispose()
    {
        _throttle.Free(Number());
        Tool.Run("losetup", "--detach", Device);
        File.Delete(_file);
    }

    private string Number() => File.ReadAllText($"/sys/block/{Path.GetFileName(Device)}/dev").Trim();
}
