namespace Cardshop.Primitives.Compression;

/// <summary>What one step of a <see cref="Decoder"/> came to.</summary>
/// <param name="Consumed">Bytes taken from the start of the input.</param>
/// <param name="Written">Bytes put at the start of the output.</param>
/// <param name="IsEnd">The data is complete; nothing behind it belongs to it.</param>
/// <param name="Problem">What is wrong with the data, if anything: the end of a sentence that starts with the name of the format.</param>
internal readonly record struct DecoderStep(int Consumed, int Written, bool IsEnd = false, string? Problem = null)
{
    public const string Damaged = "is damaged; get it anew";

    public static DecoderStep End => new(0, 0, IsEnd: true);

    public static DecoderStep MoreInput => default;

    public bool IsStandstill => this == MoreInput;
}
