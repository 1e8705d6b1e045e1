namespace Cardshop.Scheduler.Protection;

/// <summary>Encrypts what must not be readable in the store's files.</summary>
public interface IVault
{
    /// <summary>Encrypts.</summary>
    string Protect(string text);

    /// <summary>Decrypts.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys are missing.</exception>
    string Unprotect(string text);
}
