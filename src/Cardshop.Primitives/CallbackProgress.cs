namespace Cardshop.Primitives;

/// <summary>Calls back at once, on the thread that reports.</summary>
/// <param name="report">What is called.</param>
public sealed class CallbackProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
