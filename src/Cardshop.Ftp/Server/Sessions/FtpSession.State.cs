using System.Net;
using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Sessions;

/// <summary>What the commands of one client leave behind for those that follow.</summary>
internal sealed partial class FtpSession
{
    public SessionSetting Setting => setting;

    public FtpServerOptions Options => setting.Options;

    /// <summary>The address of the client.</summary>
    public IPAddress Remote => remote;

    /// <summary>The address that the client has connected to.</summary>
    public IPAddress Local => local;

    /// <summary>Whether the control connection is encrypted.</summary>
    public bool IsProtected => channel.IsProtected;

    /// <summary>Who the client says it is.</summary>
    public string? Username { get; set; }

    /// <summary>How often this client has failed to log in.</summary>
    public int FailedLogins { get; set; }

    /// <summary>What whoever is logged in sees; null when nobody is.</summary>
    public IFtpFiles? Files { get; private set; }

    /// <summary>The folder that relative paths begin in.</summary>
    public FtpPath Folder { get; set; }

    /// <summary>Where the next transfer begins (<c>REST</c>).</summary>
    public long? RestartAt { get; set; }

    /// <summary>How many bytes the next upload has (<c>ALLO</c>).</summary>
    public long? Announced { get; set; }

    /// <summary>What the next <c>RNTO</c> renames.</summary>
    public FtpPath? RenameFrom { get; set; }

    /// <summary>Whether data connections are encrypted (<c>PROT P</c>).</summary>
    public bool ProtectsData { get; set; }

    /// <summary>Whether <c>PBSZ</c> was given, without which there is no <c>PROT</c>.</summary>
    public bool HasBufferSize { get; set; }

    /// <summary>Whether the client has promised to use <c>EPSV</c> only.</summary>
    public bool ExtendedOnly { get; set; }

    /// <summary>Where the client makes its next data connection.</summary>
    public PassiveListener? Passive { get; private set; }

    /// <summary>Whether a name and a password may come over this connection.</summary>
    public bool MayLogIn => IsProtected || (Options.AllowsPlainOnLoopback && IPAddress.IsLoopback(remote));

    /// <summary>Listens for a data connection; false when no port is free.</summary>
    public bool TryListen()
    {
        Passive?.Dispose();
        Passive = setting.Ports.Listen(local) is { } listener ? new PassiveListener(listener, remote) : null;
        return Passive is not null;
    }

    /// <summary>Changes who is logged in; null for nobody.</summary>
    public async ValueTask EnterAsync(IFtpFiles? files)
    {
        var before = Files;
        Files = files;
        (Folder, RestartAt, Announced, RenameFrom) = (FtpPath.Root, null, null, null);
        if (before is not null)
        {
            _outSince = setting.Clock.GetTimestamp();
            await before.DisposeAsync();
        }
    }
}
