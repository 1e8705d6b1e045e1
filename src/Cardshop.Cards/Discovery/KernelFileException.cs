namespace Cardshop.Cards.Discovery;

/// <summary>A file of the kernel is not what it should be, so nobody can say which disks are in use.</summary>
/// <param name="file">Which.</param>
/// <param name="line">Its line, from 1 on.</param>
public sealed class KernelFileException(string file, int line)
    : IOException($"{file}: line {line} cannot be understood, so nobody can say which disks are in use. Nothing is written; please report this.");
