using Cardshop.Cards.Images;

namespace Cardshop.Cards.Tests.Simulation;

/// <summary>Reads an image in simulated time.</summary>
internal sealed class SimulatedReader(CardImage image, TimeProvider clock, TimeSpan time) : IImageReader
{
    private readonly WindowReader _reader = new(image);
    private Task _before = Task.CompletedTask;

    public Task ReadAsync(ImageWindow window, Memory<byte> memory) => _before = ReadAfterAsync(_before, window, memory);

    public void Dispose() => _reader.Dispose();

    private async Task ReadAfterAsync(Task before, ImageWindow window, Memory<byte> memory)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await Task.Delay(time, clock);
        _reader.Read(window, memory.Span);
    }
}
