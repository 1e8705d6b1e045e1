namespace Cardshop.Reporting;

/// <summary>Calls back at once, on the thread that reports.</summary>
internal sealed class CallbackProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
