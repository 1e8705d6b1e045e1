using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Reporting;

namespace Cardshop.Benchmarks.Warehouse;

/// <summary>A large object into the warehouse by FTP, verified and durable, against vsftpd and what it leaves to others: sync and digest.</summary>
internal static class StoreBench
{
    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        const string Measure = "FTP STOR of 4 GiB, verified and durable";
        const string Bar = "≥ 1× its speed";
        if (!Environment.IsPrivilegedProcess)
        {
            return [Row.Skipped(Measure, "vsftpd, sync, sha256sum", Bar, "needs root")];
        }

        using var setting = new FtpSetting(options, isTls: false);
        var taken = Path.Combine(setting.Taken, FtpSetting.Name);
        var curl = string.Join(' ', setting.Curl(setting.FromVsftpd));
        var peer = new Side("vsftpd, sync, sha256sum", () => File.Delete(taken), () => Programs.Time(
            "sh", "-c", $"curl {curl} --upload-file {setting.Source} {setting.FromVsftpd}up/{FtpSetting.Name} && sync {taken} && echo '{setting.Digest}  {taken}' | sha256sum --check --quiet"));
        var ours = new Side("verified upload", () => setting.Warehouse.Remove(FtpSetting.Name), setting.Put);
        var samples = Rounds.Run(options.Rounds, [peer, ours]);
        var ratio = Rounds.Ratio(samples[peer], samples[ours], sample => sample.Wall);
        return [new Row(Measure, peer.Name, Bar, $"{ratio.Median:0.00}×", ratio.Range("0.00"), ratio.Median >= 1)];
    }
}
