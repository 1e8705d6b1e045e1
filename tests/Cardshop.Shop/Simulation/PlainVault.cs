using Cardshop.Scheduler.Protection;

namespace Cardshop.Shop.Simulation;

/// <summary>Keeps nothing secret.</summary>
internal sealed class PlainVault : IVault
{
    public string Protect(string text) => text;

    public string Unprotect(string text) => text;
}
