using Cardshop.Ftp.Server.Verbs.Access;
using Cardshop.Ftp.Server.Verbs.Changes;
using Cardshop.Ftp.Server.Verbs.Facts;
using Cardshop.Ftp.Server.Verbs.Folders;
using Cardshop.Ftp.Server.Verbs.Information;
using Cardshop.Ftp.Server.Verbs.Parameters;
using Cardshop.Ftp.Server.Verbs.Transfers;

namespace Cardshop.Ftp.Server.Verbs;

/// <summary>All commands.</summary>
internal static class VerbTable
{
    public static IReadOnlyList<FtpVerb> All { get; } =
    [
        new UserVerb(), new PassVerb(), new AuthVerb(), new PbszVerb(), new ProtVerb(), new QuitVerb(),
        new FeatVerb(), new OptsVerb(), new SystVerb(), new HelpVerb(), new NoopVerb(), new StatVerb(), new SiteVerb(),
        new TypeVerb(), new StruVerb(), new ModeVerb(), new PasvVerb(), new EpsvVerb(), new PortVerb("PORT"), new PortVerb("EPRT"),
        new RestVerb(), new AlloVerb(), new AborVerb(),
        new PwdVerb("PWD"), new PwdVerb("XPWD"), new CwdVerb("CWD"), new CwdVerb("XCWD"), new CdupVerb("CDUP"), new CdupVerb("XCUP"),
        new MkdVerb("MKD"), new MkdVerb("XMKD"), new RmdVerb("RMD"), new RmdVerb("XRMD"),
        new RetrVerb(), new StorVerb(), new AppeVerb(), new ListVerb(), new NlstVerb(), new MlsdVerb(),
        new MlstVerb(), new SizeVerb(), new MdtmVerb(), new HashVerb(),
        new DeleVerb(), new RnfrVerb(), new RntoVerb(),
    ];

    private static readonly Dictionary<string, FtpVerb> ByName = All.ToDictionary(verb => verb.Name, StringComparer.OrdinalIgnoreCase);

    public static FtpVerb? Find(string name) => ByName.GetValueOrDefault(name);
}
