using Cardshop.Cards.Images;

namespace Cardshop.Cards.Writing;

/// <summary>A window of the image in memory.</summary>
internal sealed class Chunk(ImageWindow window, Memory<byte> memory)
{
    public ImageWindow Window => window;

    /// <summary>From the start of the window on.</summary>
    public Memory<byte> Memory => memory;

    /// <summary>How many leases there are, that of the read itself included.</summary>
    public int Users { get; set; }

    /// <summary>Over when the memory is filled.</summary>
    public Task Filled { get; set; } = Task.CompletedTask;
}
