namespace Cardshop.Cards.Writing;

/// <summary>How far a card is.</summary>
/// <param name="Stage">What is done at the moment.</param>
/// <param name="Done">Bytes of the image that are behind: written, or found to be right.</param>
/// <param name="Verified">Bytes of the image that were read back and are right.</param>
/// <param name="Total">Bytes of the image in all.</param>
/// <param name="Retried">How many ranges had to be written again.</param>
public readonly record struct CardProgress(CardStage Stage, long Done, long Verified, long Total, int Retried);
