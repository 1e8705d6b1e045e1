using Microsoft.AspNetCore.DataProtection;

namespace Cardshop.Scheduler.Protection;

/// <summary>With the keys that lie beside the database, in a folder of their own.</summary>
internal sealed class DataProtectionVault(IDataProtectionProvider provider) : IVault
{
    private readonly IDataProtector _protector = provider.CreateProtector("Cardshop.Recipes.v1");

    public string Protect(string text) => _protector.Protect(text);

    public string Unprotect(string text) => _protector.Unprotect(text);
}
