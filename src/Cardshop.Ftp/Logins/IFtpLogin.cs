namespace Cardshop.Ftp.Logins;

/// <summary>Says who may come in.</summary>
public interface IFtpLogin
{
    /// <summary>Asks about a name and a password.</summary>
    ValueTask<FtpLoginResult> LoginAsync(FtpCredentials credentials, CancellationToken cancellation);
}
