using Cardshop.Ftp.Files;
using Cardshop.Ftp.Logins;

namespace Cardshop.Ftp.Tests.Setting;

/// <summary>Lets in whoever says "open sesame".</summary>
internal sealed class TestLogin(Func<IFtpFiles> files) : IFtpLogin
{
    public const string Password = "open sesame";

    public ValueTask<FtpLoginResult> LoginAsync(FtpCredentials credentials, CancellationToken cancellation) => new(
        string.Equals(credentials.Password, Password, StringComparison.Ordinal) ? new FtpLoginResult.Accepted(files())
        : string.Equals(credentials.Password, "nobody there", StringComparison.Ordinal) ? new FtpLoginResult.Unavailable("Who knows?")
        : new FtpLoginResult.Refused("Name and password do not match."));
}
