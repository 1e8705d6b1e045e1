namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Somebody must heed the flag.</summary>
internal sealed class GrowProgram : BaseRule
{
    public override string Name => "grow-program";

    public override string Demand => "What starts by itself on partition 2, an enabled unit or init=, heeds /data/master_fs: it grows partition 3 and its file system.";

    public override string Remedy => "Install and enable a unit with ConditionPathExists=/data/master_fs whose program grows the partition (sfdisk, parted or growpart) and the file system (resize2fs).";

    public override DiskParts Needs => DiskParts.Root;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        var programs = StartedProgram.Find(parts);
        if (programs.Any(program => program.Grows))
        {
            return [];
        }

        return programs.Count == 0
            ? ["Nothing that starts by itself asks for /data/master_fs."]
            : programs.Select(program => program switch
            {
                { Path: "" } => $"{program.By} has no ExecStart= with the path of a program.",
                { Lack: { } lack } => $"{program.By} starts {program.Path}, which {lack}.",
                _ => $"{program.By} starts {program.Path}, whose text calls no resize2fs, or none of sfdisk, parted and growpart.",
            });
    }
}
