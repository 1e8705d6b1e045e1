using Cardshop.Ftp.Logins;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Sessions;

/// <summary>What all sessions of a server share.</summary>
internal sealed record SessionSetting(
    FtpServerOptions Options, IFtpLogin Login, LoginThrottle Throttle, PassivePorts Ports, TimeProvider Clock, IFtpWatch? Watch);
