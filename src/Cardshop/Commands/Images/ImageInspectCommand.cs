using System.CommandLine;
using Cardshop.Disk.Mbr;
using Cardshop.Imaging.Inspection;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Images;

/// <summary><c>cardshop image inspect</c></summary>
internal static class ImageInspectCommand
{
    public static Command Create()
    {
        var image = new Argument<string>("IMAGE") { Description = "A disk image." };
        var command = new Command("inspect", "Say what is on an image: partitions, file systems, how full they are.") { image };
        command.SetBody((session, parse, _) =>
        {
            var path = parse.GetRequiredValue(image);
            var disk = DiskImage.Open(session.Storage, Path.GetFullPath(path));
            var partitions = disk.Table.Partitions.OfType<MbrPartition>().Select(partition => Describe(disk, partition)).ToList();
            session.Reporter.Result(
                ExitCode.Ok,
                new ImageInspectResult(disk.Length, $"{disk.Table.DiskId:x8}", partitions),
                ResultJson.Default.ImageInspectResult,
                string.Join('\n', [$"{path}: {new ByteSize(disk.Length)} ({disk.Length} bytes), MBR, disk {disk.Table.DiskId:x8}", .. partitions.Select(Line)]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static InspectedPartition Describe(DiskImage disk, MbrPartition partition)
    {
        var volume = Volumes.TryOpen(disk.Bytes(partition));
        return new InspectedPartition(
            partition.Number,
            partition.Start,
            partition.Length,
            $"{(byte)partition.Type:x2}",
            volume?.Kind ?? "unknown",
            volume?.Label ?? "",
            volume?.Uuid ?? "",
            volume is null ? null : volume.Length - volume.FreeBytes,
            volume?.FreeBytes,
            volume?.Inodes is { } inodes ? inodes.Total - inodes.Free : null,
            volume?.Inodes?.Free);
    }

    private static string Line(InspectedPartition partition)
    {
        var usage = partition.UsedBytes is { } used && partition.FreeBytes is { } free
            ? $", {new ByteSize(used)} used, {new ByteSize(free)} free"
            : "";
        var inodes = partition.UsedInodes is { } usedInodes ? $", {usedInodes} inodes used, {partition.FreeInodes} free" : "";
        var label = partition.Label.Length > 0 ? $" \"{partition.Label}\"" : "";
        return $"  {partition.Index}: {new ByteSize(partition.Length)} at {partition.Start}, type {partition.Type}, {partition.Fs}{label} {partition.Uuid}{usage}{inodes}";
    }
}
