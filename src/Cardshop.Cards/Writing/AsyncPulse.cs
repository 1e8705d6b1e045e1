namespace Cardshop.Cards.Writing;

/// <summary>Lets those wait who wait for something to change. For one thread at a time.</summary>
internal sealed class AsyncPulse
{
    private TaskCompletionSource _next = new();

    /// <summary>Over at the next change.</summary>
    public Task Next => _next.Task;

    public void Beat()
    {
        var past = _next;
        _next = new TaskCompletionSource();
        past.SetResult();
    }
}
