using Cardshop.Content.Archives.Members;

namespace Cardshop.Content.Archives.Tar;

/// <summary>
/// Ends the reading of a compressed archive whose bytes stand for far more than they are. It is compressed as a whole, so a member has no
/// ratio of its own: what counts is all that came out so far. A decoder reads ahead, which makes the ratio look smaller for a while.
/// </summary>
/// <param name="limits">How far is too far.</param>
/// <param name="compressed">Where the compressed bytes come from.</param>
/// <param name="problems">Makes the error.</param>
internal sealed class CompressionGuard(ExpansionLimits limits, ArchivePass compressed, ArchiveProblems problems)
{
    /// <summary>The member that is being read.</summary>
    public string Member { get; set; } = "";

    /// <param name="position">How many bytes came out so far.</param>
    public void Check(long position)
    {
        if (limits.AreExceededBy(position, compressed.BytesRead))
        {
            throw problems.With(
                $"Up to {MemberName.Quote(Member)} it is compressed more than {limits.HighestRatio} times; that is no honest archive.");
        }
    }
}
