using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Warehouse;

/// <summary>A large object out of the warehouse by FTP, with TLS and without, against vsftpd with the same client.</summary>
internal static class RetrieveBench
{
    private const double Least = 0.9;

    public static IReadOnlyList<Row> Run(BenchOptions options) =>
        Environment.IsPrivilegedProcess
            ? [Measure(options, isTls: false), Measure(options, isTls: true)]
            : [Row.Skipped("FTP RETR of 4 GiB", "vsftpd, by curl", $"≥ {Least}× its speed", "needs root")];

    private static Row Measure(BenchOptions options, bool isTls)
    {
        using var setting = new FtpSetting(options, isTls);
        setting.Put();
        var peer = new Side("RETR of vsftpd", () => { }, () => Get(setting, setting.FromVsftpd));
        var ours = new Side("RETR of the warehouse", () => { }, () => Get(setting, setting.FromWarehouse));
        var samples = Rounds.Run(options.Rounds, [peer, ours]);
        var ratio = Rounds.Ratio(samples[peer], samples[ours], sample => sample.Wall);
        return new Row($"FTP RETR of 4 GiB, {(isTls ? "TLS" : "plain")}", "vsftpd, by curl", $"≥ {Least}× its speed", $"{ratio.Median:0.00}×", ratio.Range("0.00"), ratio.Median >= Least);
    }

    private static Sample Get(FtpSetting setting, string server) => Programs.Time("curl", [.. setting.Curl(server), "--output", "/dev/null", server + FtpSetting.Name]);
}
