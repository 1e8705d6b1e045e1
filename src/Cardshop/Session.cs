using Cardshop.Primitives.Storage;
using Cardshop.Reporting;

namespace Cardshop;

/// <summary>What a command works with.</summary>
internal sealed class Session(IReporter reporter, PhysicalStorage storage, TimeProvider clock) : IDisposable
{
    public IReporter Reporter => reporter;

    public IStorage Storage => storage;

    public TimeProvider Clock => clock;

    /// <summary>The same, but for whom it speaks to; not to be disposed.</summary>
    public Session With(IReporter other) => new(other, storage, clock);

    public void Dispose()
    {
        reporter.Dispose();
        storage.Dispose();
    }
}
