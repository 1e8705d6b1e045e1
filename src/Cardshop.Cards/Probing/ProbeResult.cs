using Cardshop.Primitives.Sizes;

namespace Cardshop.Cards.Probing;

/// <summary>What a probe found.</summary>
/// <param name="Announced">Size that the medium says it has, in bytes.</param>
/// <param name="Usable">Size that it has as far as the probe could tell, in bytes; exact to a MiB where it is not what is announced.</param>
/// <param name="Fault">What it does behind that.</param>
/// <param name="BadBlocks">Offsets of probed blocks that did not hold what was written, although blocks behind them did.</param>
/// <param name="IsExhaustive">Whether any real size would have been found; else only what is usual, because the medium is too slow for more.</param>
/// <param name="ReadRate">Bytes a second, read in a row.</param>
/// <param name="Took">How long it took.</param>
public sealed record ProbeResult(
    long Announced, long Usable, CapacityFault Fault, IReadOnlyList<long> BadBlocks, bool IsExhaustive, double ReadRate, TimeSpan Took)
{
    /// <summary>Whether the medium is what it says it is.</summary>
    public bool IsGenuine => Fault == CapacityFault.None && BadBlocks.Count == 0;

    /// <summary>What it comes to, in a sentence.</summary>
    public string Describe() => Fault switch
    {
        CapacityFault.Wraps => $"It says that it has {new ByteSize(Announced)}, but has {new ByteSize(Usable)}: what is written behind that overwrites what was written before.",
        CapacityFault.Drops => $"It says that it has {new ByteSize(Announced)}, but has {new ByteSize(Usable)}: what is written behind that is lost.",
        _ when BadBlocks.Count > 0 => $"It does not keep what is written at {BadBlocks.Count} of the places that were tried, byte {BadBlocks[0]} first.",
        _ => $"It has {new ByteSize(Announced)}, as it says.",
    };
}
