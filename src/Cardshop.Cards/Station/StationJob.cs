using Cardshop.Cards.Images;
using Cardshop.Cards.Personalisation;
using Cardshop.Cards.Writing;
using Cardshop.Imaging.Planning;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Cards.Station;

/// <summary>What a station does with every card that is put into it.</summary>
/// <param name="Image">What is written.</param>
/// <param name="Options">How.</param>
public sealed record StationJob(CardImage Image, WriterOptions Options)
{
    /// <summary>What is sold as a size may be so much less or more.</summary>
    private const double Tolerance = 0.1;

    /// <summary>Size that cards are sold as, in units of 10^9 bytes; null for the smallest that has room for the image.</summary>
    public int? Gigabytes { get; init; }

    /// <summary>What cards have of their own; null when all are the same.</summary>
    public Handout? Handout { get; init; }

    /// <summary>Computes what a card has of its own; only asked when there is a list.</summary>
    public Func<CardDetails, IReadOnlyList<ImagePatch>> PatchesOf { get; init; } = _ => [];

    /// <summary>How often readers are looked at.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The size that is expected.</summary>
    public int Expected => Gigabytes ?? MemoryCard.All.FirstOrDefault(card => card.Bytes >= Image.Length)?.Gigabytes ?? (int)Math.Ceiling(Image.Length / 1e9);

    /// <summary>How a card is written.</summary>
    /// <param name="details">What it has of its own; null for nothing.</param>
    /// <exception cref="PersonalisationException">The image cannot take it.</exception>
    public WriterOptions OptionsFor(CardDetails? details) => details is null ? Options : Options with { Patches = PatchesOf(details) };

    /// <summary>Why a medium of a size is not what is expected; null when it is.</summary>
    /// <param name="length">In bytes.</param>
    public string? ObjectionTo(long length) => length switch
    {
        _ when length < Image.Length => $"It has {new ByteSize(length)}, {new ByteSize(Image.Length - length)} too few for the image.",
        _ when Math.Abs(length - (Expected * 1e9)) > Expected * 1e9 * Tolerance => $"It has {new ByteSize(length)}, but cards of {Expected} GB are expected.",
        _ => null,
    };
}
