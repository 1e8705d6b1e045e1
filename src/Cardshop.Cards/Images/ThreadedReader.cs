using System.Collections.Concurrent;

namespace Cardshop.Cards.Images;

/// <summary>A reader with a thread of its own, which begins with the first window: the pool adds threads too slowly for several that block.</summary>
internal sealed class ThreadedReader(CardImage image) : IImageReader
{
    private readonly BlockingCollection<Request> _requests = [];
    private Thread? _thread;

    public Task ReadAsync(ImageWindow window, Memory<byte> memory)
    {
        if (_thread is null)
        {
            _thread = new Thread(Run) { Name = "read image", IsBackground = true };
            _thread.Start();
        }

        var request = new Request(window, memory);
        _requests.Add(request);
        return request.Done.Task;
    }

    /// <summary>What was asked for is still read; the thread ends by itself.</summary>
    public void Dispose() => _requests.CompleteAdding();

    private void Run()
    {
        WindowReader? reader = null;
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            try
            {
                reader ??= new WindowReader(image);
                reader.Read(request.Window, request.Memory.Span);
                request.Done.SetResult();
            }
            catch (Exception error)
            {
                request.Done.SetException(error);
            }
        }

        reader?.Dispose();
        _requests.Dispose();
    }

    private sealed record Request(ImageWindow Window, Memory<byte> Memory)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
