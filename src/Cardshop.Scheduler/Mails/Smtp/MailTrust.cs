using System.Security.Cryptography.X509Certificates;

namespace Cardshop.Scheduler.Mails.Smtp;

/// <summary>Which certificates of mail servers are good.</summary>
internal static class MailTrust
{
    /// <summary>Those that the system trusts; those of a file instead where one is named.</summary>
    /// <param name="path">A file of PEM certificates; null for the system's.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static X509ChainPolicy? Policy(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or UnauthorizedAccessException or FileNotFoundException)
        {
            throw new IOException($"the certificates in {path} cannot be read: {error.Message}", error);
        }

        return policy;
    }
}
