using Cardshop.Ftp.Files;

namespace Cardshop.Ftp.Logins;

/// <summary>How a login ended.</summary>
public abstract record FtpLoginResult
{
    private FtpLoginResult()
    {
    }

    /// <summary>They are in, and this is what they see.</summary>
    public sealed record Accepted(IFtpFiles Files) : FtpLoginResult;

    /// <summary>They are not who they say, or may not come in. The reason is told to them; it must not tell which names exist.</summary>
    public sealed record Refused(string Reason) : FtpLoginResult;

    /// <summary>Nobody can tell at the moment.</summary>
    public sealed record Unavailable(string Reason) : FtpLoginResult;
}
