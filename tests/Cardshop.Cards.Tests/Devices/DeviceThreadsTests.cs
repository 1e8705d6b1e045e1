using Cardshop.Cards.Devices.Real;
using Xunit;

namespace Cardshop.Cards.Tests.Devices;

public sealed class DeviceThreadsTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly ManualResetEventSlim _begun = new();
    private readonly ManualResetEventSlim _answer = new();

    public void Dispose()
    {
        _begun.Dispose();
        _answer.Dispose();
    }

    [Fact]
    public async Task Calls_run_side_by_side_up_to_the_number_of_threads()
    {
        var threads = new DeviceThreads("test", count: 3, capacity: 8, TimeProvider.System);
        using var together = new Barrier(3);
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => threads.RunAsync(() => Assert.True(together.SignalAndWait(Limit)), CancellationToken.None).AsTask()));
        await threads.CloseAsync(last: null);
    }

    [Fact]
    public async Task A_call_that_waits_is_called_off_at_once_though_the_device_hangs()
    {
        var threads = new DeviceThreads("test", count: 1, capacity: 1, TimeProvider.System);
        var hanging = Hang(threads);
        using var cancel = new CancellationTokenSource();
        var (waiting, behind) = (threads.RunAsync(() => Assert.Fail("It was called off."), cancel.Token).AsTask(), threads.RunAsync(() => Assert.Fail("It was called off."), cancel.Token).AsTask());
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Limit));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => behind.WaitAsync(Limit));
        Assert.False(hanging.IsCompleted);
        _answer.Set();
        await hanging;
        await threads.CloseAsync(last: null);
    }

    [Fact]
    public async Task A_device_that_hangs_is_left_to_itself_after_a_while()
    {
        var threads = new DeviceThreads("test", count: 1, capacity: 1, TimeProvider.System, patience: TimeSpan.FromMilliseconds(100));
        var hanging = Hang(threads);
        await threads.CloseAsync(last: () => Assert.Fail("Nobody can make it.")).WaitAsync(Limit);
        Assert.False(hanging.IsCompleted);
        _answer.Set();
        await hanging.WaitAsync(Limit);
    }

    [Fact]
    public async Task The_last_call_is_made_before_all_is_closed_and_failures_reach_who_called()
    {
        var threads = new DeviceThreads("test", count: 2, capacity: 1, TimeProvider.System);
        await Assert.ThrowsAsync<IOException>(() => threads.RunAsync(() => throw new IOException("no"), CancellationToken.None).AsTask());
        var isDone = false;
        await threads.CloseAsync(() => isDone = true);
        Assert.True(isDone);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => threads.RunAsync(() => { }, CancellationToken.None).AsTask());
    }

    private Task Hang(DeviceThreads threads)
    {
        var hanging = threads.RunAsync(
            () =>
            {
                _begun.Set();
                Assert.True(_answer.Wait(Limit));
            },
            CancellationToken.None).AsTask();
        Assert.True(_begun.Wait(Limit));
        return hanging;
    }
}
