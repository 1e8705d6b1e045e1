namespace Cardshop.Imaging.Verification;

/// <summary>How far a verification is.</summary>
/// <param name="Done">Mapped bytes that were read.</param>
/// <param name="Total">Mapped bytes of the image.</param>
public readonly record struct VerificationProgress(long Done, long Total);
