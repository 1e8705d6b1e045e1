namespace Cardshop.Ftp.Server.Replies;

/// <summary>What happens once a reply is out.</summary>
internal enum FtpNext
{
    /// <summary>The next command.</summary>
    GoOn,

    /// <summary>TLS begins.</summary>
    BeginTls,

    /// <summary>The connection ends.</summary>
    Close,
}
