namespace Cardshop.Cards.Images;

/// <summary>Reads windows of an image for one who waits for them.</summary>
internal interface IImageReader : IDisposable
{
    /// <inheritdoc cref="WindowReader.Read"/>
    Task ReadAsync(ImageWindow window, Memory<byte> memory);
}
