"""Chapter 7: residual networks. The exercises in the order of the book."""

from dlcourse.exercises.bank.resnet.convolution import conv2d, conv_size

EXERCISES = (conv_size, conv2d)
