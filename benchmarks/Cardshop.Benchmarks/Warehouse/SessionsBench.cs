using Cardshop.Benchmarks.Reporting;
using Cardshop.Ftp.Client;
using Cardshop.Primitives.Digests;

namespace Cardshop.Benchmarks.Warehouse;

/// <summary>Memory of a warehouse with many clients, all with TLS: most idle, some in the middle of a transfer.</summary>
internal static class SessionsBench
{
    private const int Idle = 200;
    private const int Transferring = 20;
    private const double MostMegabytes = 150;

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        const string Bar = "≤ 150 MB";
        if (!Environment.IsPrivilegedProcess)
        {
            return [Row.Skipped("FTP sessions", "", Bar, "needs root")];
        }

        using var setting = new FtpSetting(options, isTls: true);
        setting.Put();
        var down = MeasureAsync(setting, uploads: 0).GetAwaiter().GetResult();
        var mixed = MeasureAsync(setting, uploads: Transferring / 2).GetAwaiter().GetResult();
        return
        [
            new Row($"{Idle} FTP sessions idle, {Transferring} downloading: memory", "", Bar, $"{down:0} MB", "", down <= MostMegabytes),
            new Row($"{Idle} FTP sessions idle, {Transferring / 2} downloading, {Transferring / 2} uploading: memory", "", "", $"{mixed:0} MB", "", IsMet: null),
        ];
    }

    /// <returns>The most resident megabytes that were seen.</returns>
    private static async Task<double> MeasureAsync(FtpSetting setting, int uploads)
    {
        using var stop = new CancellationTokenSource();
        var clients = new List<FtpClient>();
        for (var i = 0; i < Idle + Transferring; i++)
        {
            clients.Add(await ConnectAsync(setting));
        }

        var transfers = clients.Take(Transferring).Select((client, i) => i < uploads
            ? client.UploadAsync($"/upload-{i}.img", 0, new SlowStream(stop.Token), progress: null, stop.Token)
            : client.DownloadAsync("/" + FtpSetting.Name, 0, new SlowStream(stop.Token), progress: null, stop.Token)).ToList();
        var most = 0L;
        for (var i = 0; i < 40; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), CancellationToken.None);
            most = Math.Max(most, setting.Warehouse.Memory());
        }

        if (transfers.Exists(transfer => transfer.IsCompleted))
        {
            await await Task.WhenAny(transfers);
            throw new InvalidOperationException("A transfer was over before it was measured.");
        }

        Console.Error.WriteLine($"  {uploads} uploads of {Transferring} transfers: {most / 1e6:0} MB");
        await stop.CancelAsync();
        await Task.WhenAll(transfers.Select(transfer => transfer.ContinueWith(ended => ended.Exception, TaskScheduler.Default)));
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return most / 1e6;
    }

    private static Task<FtpClient> ConnectAsync(FtpSetting setting) => FtpClient.ConnectAsync(
        new FtpClientOptions("127.0.0.1", setting.Warehouse.Port, FtpWarehouse.Username, FtpWarehouse.Token) { Fingerprint = Sha256Digest.Parse(setting.Warehouse.Fingerprint) },
        TimeProvider.System,
        CancellationToken.None);
}
